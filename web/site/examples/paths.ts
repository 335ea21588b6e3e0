/** Where an example's page and picture are, and Gaincast's own picture, from the site's top. */
type Named = { readonly id: string };

export const folderOf = ({ id }: Named): string => `examples/${id}/`;
export const pictureOf = (example: Named): string => `${folderOf(example)}forecast.png`;

export const CARD = 'card.png';
