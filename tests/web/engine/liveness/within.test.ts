import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from '../../../../web/src/engine/liveness/within';

describe('an answer within a time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const late = () => new Error('late');
  const never = new Promise<string>(() => undefined);

  it('is passed on, and so is a failure', async () => {
    expect(await within(10, Promise.resolve('yes'), late)).toBe('yes');
    await expect(within(10, Promise.reject(new Error('no')), late)).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is no longer waited for after it', async () => {
    const asked = within(10, never, late);
    const failed = vi.fn();
    asked.catch(failed);
    await vi.advanceTimersByTimeAsync(9000);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(failed).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is waited for over a night in which the machine sleeps: the clock alone ends nothing', async () => {
    const failed = vi.fn();
    within(10, never, late).catch(failed);
    vi.setSystemTime(Date.now() + 8 * 3600 * 1000);
    await vi.advanceTimersByTimeAsync(500);
    expect(failed).not.toHaveBeenCalled();
  });
});
