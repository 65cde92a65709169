"""Given names in use in Finland that the Finnish dictionary does not know as names, Finnish, Swedish and other."""

from __future__ import annotations

from typing import Final

GIVEN_NAMES: Final = frozenset(
    (
        "Aaku Abdi Abdul Agneta Ahmed Aida Alec Alf Ali Alice Alli Alva Amina Amira Amos Anders Andreas Ane Aneta "
        "Ani Anjo Ann Anna Annele Annette Annika Annu Ansa Api Arla Armas Armo Arne Arttur Arvo Asla Aura Axel "
        "Barbro Beata Bengt Bernt Bertil Birgitta Bjarne Björn Bo Bodil Britt Bror Börje Camilla Carin Carita Carl "
        "Carola Catharina Cecilia Charlotta Christel Christer Christian Christina Christoffer Cia Clara Dan Dennis "
        "Dick Ebba Eemi Egon Eili Eira Ekku Eliina Elin Elisabet Elisabeth Ellen Ellinoora Emil Emma Erik Erika "
        "Erkka Ernst Eskil Eva Fatima Feliks Felix Fiia Filip Folke Fredrik Fredrika Frej Gerd Gia Gitte Greger "
        "Greta Gun Gunborg Gunilla Gunnar Gunnel Gunvor Gustav Göran Gösta Hanna Hannamari Hans Harald Harriet "
        "Hasan Hassan Hedvig Heidi Helena Helge Helmut Henriette Henrik Henry Hilding Hjalmar Holger Håkan Ida Ilo "
        "Ina Inari Ingela Inger Ingmar Ingrid Ingvar Inkeri Inna Irinja Iris Isabella Jaakkima Jakob Jali Jan "
        "Jasse Jeanette Jenny Jens Jerker Jessica Jim Joakim Joel Johan John Jonas Jonny Jooa Josefin Julia Juni "
        "Jörgen Kaapro Kaarina Kaarlotta Kaija Kaj Kaleva Kanerva Kariina Karin Karl Karla Karolina Kastehelmi "
        "Kata Katarina Kaukomieli Kauri Kenneth Kerkko Kerstin Kia Kim Kirsikka Kjell Kleo Knut Konstantin "
        "Kristian Kristina Kristo Kristoffer Kuisma Kurt Lars Leif Lena Lennart Lenne Lili Lilian Linda Linh "
        "Linnea Linnéa Lisa Lisbeth Lotta Louise Lovisa Ludvig Lumi Lyydia Madeleine Magnus Mainio Mairi Mairit "
        "Maj Malin Margareta Margaretha Margit Mari Maria Marianne Marica Marie Mariia Mariina Marina Markus "
        "Marléne Martin Martina Mathias Mati Matilda Mats Mattias Maud Max Maxim Meiju Merika Mia Mikael Mohamed "
        "Mona Monica Muhammad Mustafa Märta Måns Mårten Nancy Naomi Nicke Nicklas Niclas Niila Niki Niklas Nils "
        "Nina Noa Noomi Nora Nuppu Okko Olav Ole Olja Olle Olof Onerva Oscar Oskar Otto Ove Pamela Patricia Patrik "
        "Paul Pauno Pehr Pelle Per Pernilla Peter Petja Petra Pia Pihlaja Pilvi Pipsa Pirita Pontus Rabbe Ragnar "
        "Raine Ralf Ramona Raul Regina Rene Retu Richard Riia Riika Rita Ritu Robert Robin Roger Roland Rolf "
        "Ronald Roy Rufus Runa Rune Ruth Ruut Saana Saku Salla Salli Sandra Sara Sarlotta Sebastian Selena Selja "
        "Signe Sigrid Siina Simo Simon Siru Siv Sofi Sofia Soini Sointu Solveig Sonja Sorja Staffan Stefan Stig "
        "Stina Sture Sune Susann Susanna Susanne Svante Sven Sven-Erik Tage Taika Taito Tarita Teijo Teo Tessa "
        "Thea Theodor Thomas Tilla Timi Tina Tinja Tom Tomas Tommy Tor Torbjörn Tore Torsten Torsti Tove Trygve "
        "Tuike Tuisku Ture Tuulia Tyko Tyra Ulf Uljas Ulla Ulrika Urban Usko Valo Vanamo Varpu Vellamo Velma Vera "
        "Verner Veronica Victor Vidar Viena Viktoria Vilja Vilppu Viola Vivan Viveca Voitto Väinämö Walter Werner "
        "Wilhelm Wille Wilma Yasmin Yki Ylva Yrsa Yvonne Åge Åke Åsa Öivind Örjan"
    ).split()
)
