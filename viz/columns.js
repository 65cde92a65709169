// Columns in, rows out: the reverse of graph/reformgraph/view/columns.py.

// A column whose name has two parts, such as "name fi", is a value inside a value: row.name.fi.
export function rowsOf({ rows, columns }) {
  const all = Array.from({ length: rows }, () => ({}));
  for (const [name, column] of Object.entries(columns)) {
    const [outer, inner] = name.split(" ");
    const valueAt = reader(column);
    for (let row = 0; row < rows; row += 1) {
      const value = valueAt(row);
      if (value === null) continue;
      if (inner === undefined) all[row][outer] = value;
      else {
        all[row][outer] ??= {};
        all[row][outer][inner] = value;
      }
    }
  }
  return all;
}

function reader(column) {
  if (column.of) return (row) => (column.at[row] === null ? null : column.of[column.at[row]]);
  if (column.start) return (row) => (column.rest[row] === null ? null : column.start + column.rest[row]);
  return (row) => column[row];
}
