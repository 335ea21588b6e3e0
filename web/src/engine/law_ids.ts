/** The ids of the laws, in the catalogue's order, and of those that the validation makes data from. */
import { LAW_TABLE, type LawStyle } from './law_table';

type Table = typeof LAW_TABLE;
export type LawId = keyof Table;
export type GeneratingLawId = {
  [Id in LawId]: Table[Id]['generates'] extends true ? Id : never;
}[LawId];

export const LAW_IDS = Object.keys(LAW_TABLE) as readonly LawId[];

export const styleOf = (law: LawId): LawStyle => LAW_TABLE[law];

/** Those that take part where nobody says which do. */
export const STANDARD_LAWS = LAW_IDS.filter((law) => styleOf(law).standard !== false);

export const GENERATING_LAWS = LAW_IDS.filter(
  (law): law is GeneratingLawId => styleOf(law).generates,
);

/** What is made for every law, by its id. */
export const perLaw = <T>(make: (law: LawId) => T): Readonly<Record<LawId, T>> =>
  Object.fromEntries(LAW_IDS.map((law) => [law, make(law)])) as Record<LawId, T>;
