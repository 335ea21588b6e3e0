#pragma once

/// Written by `tests/backtest/scores <scores.csv> learn`: the constants of the forecasts of
/// scores and gains that were learned from 353 curves of 24 groups of sources, to two digits.
/// Groups, how many curves, source and licence; none of their figures is part of this program.
///   CRUXEval, 12: crux-eval/crux-eval.github.io@bbca815, MIT.
///   Chinese-CLIP, 11: OFA-Sys/Chinese-CLIP@31863c7, MIT.
///   Chinese-LLaMA-Alpaca, 6: ymcui/Chinese-LLaMA-Alpaca-2@2a334d1, Apache-2.0;
///     ymcui/Chinese-LLaMA-Alpaca@090475f, Apache-2.0.
///   DeepSeek-Coder, 11: deepseek-ai/DeepSeek-Coder@2f9fd85, MIT.
///   EfficientNet, 3: tensorflow/tpu@7dc921f, Apache-2.0.
///   EfficientQAT, 4: OpenGVLab/EfficientQAT@78fd3fb, no licence file.
///   GRPO scaling (Tan et al.), 16: tanzelin430/Mathematical-Reasoning-RL-Scaling-Law@431002b,
///     Apache-2.0.
///   InternLM, 12: InternLM/InternLM@fe4c2eb, Apache-2.0.
///   InternVL, 32: InternVL/InternVL.github.io@5bd4933, MIT.
///   JudgeLM, 5: baaivision/JudgeLM@00c4516, Apache-2.0.
///   Llama, 3: meta-llama/llama-models@a9c89c4, Llama 2 community licence;
///     meta-llama/llama-models@a9c89c4, Llama community licence.
///   Llama mathematics, 20: GAIR-NLP/abel@3a24ef2, Llama 2 licence; OFA-Sys/gsm8k-ScRel@25d2c40, no
///     licence file; Xwin-LM/Xwin-LM@c76a775, Apache-2.0; meta-math/MetaMath@fe667b1, Apache-2.0;
///     microsoft/ToRA@213c1c9, Apache-2.0; microsoft/ToRA@213c1c9, MIT.
///   MTEB, 22: embeddings-benchmark/results@f4cc6c8b3, CC0.
///   MiroThinker, 8: MiroMindAI/MiroThinker@370f983, Apache-2.0.
///   ObsScaling prompting, 14: ryoungj/ObsScaling@4d6e1e4, Apache-2.0.
///   Open LLM Leaderboard, 111: felipemaiapolo/sloth@6dc6bb3, MIT.
///   OpenCodeInterpreter, 12: OpenCodeInterpreter/OpenCodeInterpreter@9674d8a, Apache-2.0.
///   Protein LM fine-tuning, 8: RSchmirler/data-repo_plm-finetune-eval@1f15298, CC-BY-4.0.
///   QLoRA, 8: QLoRA (arXiv 2305.14314), Apache-2.0.
///   Sailor, 18: sail-sg/sailor-llm@078d31d, MIT.
///   SimCLRv2, 6: google-research/simclr@383d414, Apache-2.0.
///   Whisper-Finetune, 6: yeyupiaoling/Whisper-Finetune@cb4b601, Apache-2.0.
///   WizardLM, 1: nlpxucan/WizardLM@cd4b4cc, no licence file.
///   XCiT, 4: facebookresearch/xcit@82f5291, Apache-2.0.
namespace gaincast::learned {

inline constexpr double slope_sd = 0.015;
inline constexpr double walk = 0.02;
inline constexpr double scatter = 0.012;
inline constexpr double residual_sd = 0.2;
inline constexpr double spread_sd = 0.5;
inline constexpr double log_odds_weight = 0.38;
inline constexpr double gain_slope_sd = 0.7;
inline constexpr double gain_walk = 1.3;
inline constexpr double gain_scatter = 0.49;
inline constexpr double gain_fall = 0.13;

}  // namespace gaincast::learned
