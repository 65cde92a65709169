"""Given names in use in Finland that the Finnish dictionary does not know as names, Finnish, Swedish and other."""

from __future__ import annotations

from typing import Final

GIVEN_NAMES: Final = frozenset(
    (
        "Aaku Abdi Abdul Agda Agneta Aida Aisha Alec Ali Alli Alva Alvin Amina Amira Amos Ane Aneta Ani Anjo "
        "Ann Annele Annelie Annemo Annica Annu Ansa Ante Api Arla Armas Armo Arne Arttur Arvo Asla Aura "
        "Barbro Beata Beatrice Bengta Berit Bernt Bjarke Bjarne Björn Bo Bodil Brian Britt Bror Börje Carin "
        "Catarina Catharina Christa Christel Christin Christine Christoffer Cia Clara Clas Conrad Cornelia "
        "Curt Dan Denice Dennis Denniz Dick Dina Disa Ditte Dmitri Doris Dorrit Ebba Ebbe Edit Eemi Egil Egon "
        "Eili Eira Ekku Eliina Ellinoora Ellinor Elly Elof Elsie Elvira Emelie Enar Engla Eric Erkka Erland "
        "Erling Eskil Evald Fatima Fatma Felicia Feliks Fiia Filip Filippa Folke Fredrika Frej Fride "
        "Frideborg Fritiof Gabriella Gerd Gerda Gertrud Gia Gideon Gitte Gotthard Greger Greta Gretel Gudrun "
        "Gun Gunborg Gunnel Gunvor Görel Göta Hampus Hamza Hannamari Hasan Hassan Hedvig Helfrid Helmut "
        "Heléne Henriette Hilding Hildur Hjördis Igor Ilo Ina Inari Ingalill Inge Ingeborg Ingegerd Ingela "
        "Ingmar Ingvar Inkeri Inna Irinja Iris Isabel Jaakkima Jakob Jali Jasse Jeanette Jens Jerker Jim "
        "Jonny Jooa Josefin Josefine Juni Jörgen Kaapro Kaarina Kaarlotta Kaija Kajsa Kaleva Kanerva Karen "
        "Kariina Karla Kastehelmi Kata Kate Kaukomieli Kauri Kennet Kerkko Kia Kicki Kirsikka Kjell Klara "
        "Klas Kleo Konstantin Kristo Kristofer Kuisma Lara Layla Lenne Lili Lilly Linh Linnea Linnéa Lisbeth "
        "Liselott Lisen Liv Lizette Loa Lorenz Louise Love Lovisa Lovise Lumi Lyydia Magdalena Mai Mainio "
        "Mairi Mairit Maj Maja Majken Majvor Malin Margot Mari Marica Mariia Mariina Marina Marit Marlene "
        "Marléne Mathilda Mati Mats Matts Maud Maxim Meiju Melinda Merika Moa Mohamed Molly Mustafa Märta "
        "Måns Nadja Nancy Naomi Natasha Nathalie Nicke Nicklas Niclas Nicole Nicolina Niila Niki Noa Noah "
        "Noomi Nuppu Okko Olav Ole Olja Olle Omar Onerva Oscar Osvald Otilia Ottil Ove Pauno Pelle Per Petja "
        "Petronella Pihlaja Pilvi Pipsa Pirita Rabbe Ragnar Ragnhild Raine Ramona Randi Raul Rebecka Rene "
        "Retu Rickard Riia Riika Rita Ritu Rosita Roy Rufus Runa Runar Rune Rut Ruut Saana Saku Salla Salli "
        "Sandor Sarlotta Selena Selja Sigfrid Siina Simo Simon Siri Siru Siv Sixten Sofi Sofie Soini Sointu "
        "Sol Sorja Staffan Stellan Stephan Sture Sune Susann Suzanne Svante Svea Sylve Taika Taito Tarita "
        "Teijo Teo Teresia Tessa Thea Theodor Theres Therese Thor Thorvald Tilla Timi Tina Tinja Tobias Tor "
        "Torbjörn Torborg Tordis Tore Torolf Torsti Trygve Tuike Tuisku Ture Tuulia Tyko Tyra Ulf Uljas "
        "Ulrica Ulrik Urban Usko Valborg Valo Vanamo Vanja Varpu Vellamo Velma Vendla Vibeke Vidar Viena "
        "Vilja Villy Vilppu Vivan Viveca Viveka Vivianne Voitto Väinämö Walfrid Wera Werner Wiking Wille "
        "Wivan Yasmin Yki Ylva Yngve Yrsa Yusuf Zacharias Zahra Åge Åsa Öivind Örjan Östen"
    ).split()
)
