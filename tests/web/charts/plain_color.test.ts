import { expect, it } from 'vitest';
import { Color } from '../../../web/src/charts/plain_color';

it('A colour under the pointer is the colour as it is written', () => {
  expect(new Color('#0072b2').saturate().darken().hexString()).toBe('#0072b2');
});

it('No colour is mixed', () => {
  expect(new Color('#0072b2').valid).toBe(false);
});
