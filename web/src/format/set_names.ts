/** Names the sets of real curves for people; data and code use their ids. */
const SET_NAMES: Readonly<Record<string, string>> = {
  gadre_acc_N: 'Gadre et al. (2024), accuracies',
  gadre_loss_N: 'Gadre et al. (2024), losses',
  opt_acc: 'OPT, accuracies',
  pythia_acc: 'Pythia, accuracies',
  pythia_gain: 'Pythia, gains from five examples',
  revisiting_hard16: '“Revisiting Neural Scaling Laws”, losses',
};

export const setName = (id: string): string => SET_NAMES[id] ?? id;
