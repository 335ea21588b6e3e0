/**
 * Takes a model's name apart: the family that it is of, and what was done to it. `Qwen2.5-7B-Instruct`
 * is of `qwen2.5` and `Instruct`; `Llama-3.1-8B + GRPO` is of `llama 3.1` and `GRPO`.
 */
import { sizeOfName } from './model_sizes';

/** Words for a model before the treatment. */
export const BASE_WORDS =
  /^(?:bases?|baselines?|control|before|basis|vorher|avant|antes|pre|pt|pre[ -]?train(?:ed|ing)?|vanilla|un[ -]?tuned|un[ -]?trained|not (?:tuned|trained|fine[ -]?tuned)|original|orig|raw|initial|init|none|untreated|unmodified|backbone|foundation|start|no (?:rl|ft|sft|tuning|training|fine[ -]?tuning|treatment)|(?:w\/o|without|before|prior to) .*|pre[ -](?:rl|ft|sft|tuning|fine[ -]?tuning|post[ -]?training)|step 0)$/i;

/** Words for what is done to a model after pretraining. */
export const METHOD_WORDS =
  /^(?:instruct(?:ion)?|it|chat|sft|rl|grpo|ppo|dpo|orpo|kto|simpo|ipo|cpo|rlhf|rlvr|rlaif|rft|dapo|gspo|rloo|reinforce(?:\+\+)?|star|raft|distill?(?:ed|ation)?|kd|opd|lora|qlora|dora|peft|tuned|fine-?tun(?:ed?|ing)|finetune|ft|ours?|thinking|think|reasoning|zero|r1|cot|aligned|alignment|trained|after|post|tulu|rm|best-of-n|prm|orm|mcts|expert-iteration|self-?training|self-?instruct|rest-?em|post[ -]?trained|nachher|après|apres|después|feinabgestimmt|treated|treatment)$/i;

export type ModelName = {
  /** Lower-case words of the family, apart from the size. */
  family: string;
  /** What was done to the model, as it is written; '' where the name says nothing. */
  method: string;
  isBase: boolean;
};

const NOTHING: ModelName = { family: '', method: '', isBase: false };

const words = (text: string): string[] =>
  text
    .replace(/[()[\]{}"']/g, ' ')
    .split(/[\s_/,:-]+/)
    .filter((word) => word !== '' && word !== '+');

/** What stands after a plus sign, "with", or an arrow is what was done. */
const ADDED =
  /\s*(?:\s\+\s*|\s\+|^\+\s*|\s*\+\s+|(?:^|\s)w\/\s?(?!o\b)|(?:^|\s)with\s|\s?→\s?|\s?->\s?)/i;
const LESS = /(?:^|\s)(?:w\/o|without|no)\s+(.+)$/i;

/** The last part of a path that still holds the size. */
function withoutOwner(name: string): string {
  const [path = '', ...rest] = name.split(/(?=\s)/);
  if (!path.includes('/') || /^w\//.test(path)) return name;
  const parts = path.replace(/\/+$/, '').split('/');
  const sized = parts.findIndex((part) => sizeOfName(part) !== null);
  const own = sized < 0 ? (parts.at(-1) ?? path) : parts.slice(sized).join('-');
  return own + rest.join('');
}

/** Reads a name; `rest` is the name without its size where that is known. */
export function readModelName(name: string): ModelName {
  const own = withoutOwner(name.trim());
  const bare = (sizeOfName(own)?.rest ?? own).replace(/(?:checkpoint|step)[-_]?\d+/gi, ' ');
  if (bare.trim() === '') return NOTHING;
  const less = LESS.exec(bare);
  if (less) {
    const { family } = readModelName(bare.slice(0, less.index));
    return { family, method: '', isBase: true };
  }
  const [stem = '', ...added] = bare.split(ADDED);
  const addition = added
    .filter((part) => part.trim() !== '')
    .join(' + ')
    .trim();
  const family: string[] = [];
  const method: string[] = [];
  let isBase = false;
  for (const word of words(stem)) {
    if (BASE_WORDS.test(word)) isBase = true;
    else if (METHOD_WORDS.test(word)) method.push(word);
    else family.push(word.toLowerCase());
  }
  if (addition !== '') {
    const own = words(addition).filter((word) => !BASE_WORDS.test(word));
    if (own.length > 0) method.push(method.length > 0 ? `+ ${addition}` : addition);
    else isBase = true;
  }
  const said = method
    .join(' ')
    .replace(/[()[\]]/g, '')
    .trim();
  return { family: family.join(' '), method: said, isBase: isBase && said === '' };
}

/** The first word of a family: Qwen2.5 and Qwen3 are both of "qwen". */
export const cladeOf = (family: string): string => /^[a-z]+/.exec(family)?.[0] ?? family;
