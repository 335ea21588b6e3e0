/**
 * Words at the heads of tables in other languages, as the English words that the reader knows. Only
 * words that mean one thing there are listed; a head with others is asked about, as any is.
 */
import { notAfter } from './standing';

type Words = readonly (readonly [english: string, foreign: string])[];

/** Languages that write words apart: each counts only as a whole word. */
const SPACED: Words = [
  ['questions', 'nombre de questions|nb\\.? (?:de )?questions|número de preguntas|preguntas'],
  ['questions', 'domande|numero di domande|perguntas|questões|fragen|aufgaben|вопросов|вопросы'],
  ['model size', 'modellgröße|modellgroesse|taille du modèle|tamaño del modelo|размер модели'],
  ['size', 'größe|groesse|taille|tamaño|tamanho|dimensione|размер'],
  ['parameters', 'paramètres|parámetros|parâmetros|parametri|параметры|параметров'],
  ['model', 'modell|modèle|modelo|modello|модель'],
  ['method', 'méthode|método|metodo|verfahren|methode|метод'],
  ['billions', 'milliards|milliarden|mrd\\.?|miles de millones|bilhões|miliardi|млрд'],
  ['millions', 'millionen|mio\\.?|millones|milhões|milioni|млн'],
  ['standard error', 'standardfehler|erreur[- ](?:type|standard)|error (?:estándar|típico)'],
  ['standard error', 'erro[- ]padrão|errore standard|стандартная ошибка'],
  ['standard deviation', 'standardabweichung|écart[- ]type|desviación (?:estándar|típica)'],
  ['standard deviation', 'desvio[- ]padrão|deviazione standard|стандартное отклонение'],
  ['gain', 'zuwachs|verbesserung|differenz|amélioration|différence|ganancia|mejora|diferencia'],
  ['gain', 'ganho|melhora|diferença|guadagno|miglioramento|differenza|прирост|разница'],
  [
    'accuracy',
    'genauigkeit|ergebnis|punktzahl|précision|exactitude|precisión|exactitud|puntuación',
  ],
  ['accuracy', 'precisão|acurácia|pontuação|accuratezza|precisione|punteggio|точность|оценка'],
  ['base', 'ausgangsmodell|basismodell|базовая|база|базовый'],
  ['before', 'vorher|avant|antes|prima|до|vor'],
  ['after', 'nachher|nach|après|después|despues|depois|dopo|после'],
  ['without', 'ohne|sans|senza|без'],
  ['benchmark', 'aufgabensammlung|jeu de données|conjunto de datos|датасет'],
];

/** Languages that do not: longer words first. */
const UNSPACED: Words = [
  ['model size', '模型大小|模型规模|模型規模|模型参数|モデルサイズ|모델 ?크기'],
  ['parameters', '参数量|參數量|参数规模|参数|パラメータ数?|파라미터 ?수?'],
  [
    'questions',
    '题目数量|题目数|問題數|问题数量|问题数|题数|样本数量?|問題数|設問数|문항 ?수|문제 ?수',
  ],
  ['standard error', '标准误差?|標準誤差?|표준 ?오차'],
  ['standard deviation', '标准差|標準差|標準偏差|표준 ?편차'],
  ['95% ci', '(?:95% ?)?置信区间|(?:95% ?)?信頼区間|(?:95% ?)?신뢰 ?구간'],
  ['lower', '下限|하한'],
  ['upper', '上限|상한'],
  ['base', '(?:基线|基座|基础|预训练|基准)模型|基线|基線|基座|ベース(?:ライン)?|기준선|베이스'],
  ['before', '(?:训练|微调|強化|强化学习|学習)前|之前|(?:훈련|학습) ?전'],
  ['RL', '强化学习后?|強化学習後?|강화 ?학습'],
  ['SFT', '监督微调后?|有监督微调|教師あり学習'],
  ['distilled', '蒸馏后?|蒸留'],
  ['instruct', '指令微调'],
  ['tuned', '(?:训练|微调|学習)后|(?:訓練|微調|学習)後|之后|微调|(?:훈련|학습) ?후'],
  ['gain', '提升幅度|提升|增益|改进|差值|向上|改善|향상'],
  ['accuracy', '准确率|正确率|準確率|得分|分数|正解率|精度|スコア|정확도|점수'],
  ['method', '方法|手法|방법'],
  ['benchmark', '数据集|评测集|基准|ベンチマーク|データセット|벤치마크'],
  ['seed', '随机种子|种子|シード|시드'],
  ['size', '规模|大小|サイズ|크기'],
  ['model', '模型|モデル|모델'],
];

const spaced = SPACED.map(
  ([english, foreign]) =>
    [english, notAfter(/\p{L}/u, new RegExp(`(?:${foreign})(?!\\p{L})`, 'iu'))] as const,
);
const unspaced = UNSPACED.map(([english, foreign]) => [english, new RegExp(foreign, 'g')] as const);

const IS_LATIN = /^[\p{Script=Latin}\P{L}]*$/u;

/** A head or the name of a method with the foreign words in English; others are left as they are. */
export function inEnglish(text: string): string {
  let told = text;
  if (!IS_LATIN.test(text))
    for (const [english, pattern] of unspaced) told = told.replace(pattern, ` ${english} `);
  for (const [english, pattern] of spaced)
    if (pattern.test(told)) told = pattern.replace(told, english);
  return told === text ? text : told.replace(/\s+/g, ' ').trim();
}
