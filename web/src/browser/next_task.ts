/** Ends the task here: what the reader does meanwhile comes first, and what is there so far is painted. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
