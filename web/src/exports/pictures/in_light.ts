/** Reads the page in light colours, whatever its current theme. */

/**
 * Pictures are for papers, slides and posts, where dark ones are seldom wanted. `read` must be done
 * at once: the page is never painted in between.
 */
export function inLight<T>(read: () => T): T {
  const { dataset } = document.documentElement;
  const theme = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    return read();
  } finally {
    if (theme === undefined) delete dataset['theme'];
    else dataset['theme'] = theme;
  }
}
