/** Prints what stands on the page. @param file name of the PDF that it may be printed into: browsers take it from the title */
export function printAs(file: string): void {
  const before = document.title;
  document.title = file.replace(/\.pdf$/, '');
  print();
  document.title = before;
}
