/** A file that is imported as its text. */
declare module '*?raw' {
  const text: string;
  export default text;
}

/** Where the site will be, as it was built; empty where that was not said. */
declare const GAINCAST_SITE: string;
