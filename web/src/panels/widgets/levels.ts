/** The coverages of intervals that menus offer. */
export const LEVELS = [0.5, 0.68, 0.8, 0.9, 0.95, 0.99];
