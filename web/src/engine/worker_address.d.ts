/** The bundled worker's address, as Vite gives it for this way of importing. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
