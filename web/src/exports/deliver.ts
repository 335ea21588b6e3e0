/** Saves a file for the reader. */
const KEPT = 60_000; // ms; a browser that asks where to save needs the file until it is told

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
