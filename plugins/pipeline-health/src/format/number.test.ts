import { writeIn } from './locale';
import {
  formatBytes,
  formatCompact,
  formatCount,
  formatMoney,
  formatPrice,
  formatRatio,
} from './number';

describe('numbers', () => {
  it('separates thousands', () => {
    expect(formatCount(48_210)).toBe('48,210');
    expect(formatCompact(48_210)).toBe('48.2K');
  });

  it.each([
    [1, '100 %'],
    [0.99999, '99.99 %'],
    [0.972, '97.2 %'],
    [0.5, '50 %'],
    [0, '0 %'],
  ])('writes the ratio %d as %s, never rounded up to all', (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [1_023, '1,023 B'],
    [262_144, '256 KiB'],
    [1_572_864, '1.5 MiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('is written as Korean is', () => {
    writeIn('ko');
    expect(formatCompact(48_210)).toBe('4.8만');
    expect(formatRatio(0.821)).toBe('82.1%');
    expect(formatBytes(1_572_864)).toBe('1.5MiB');
    expect(formatMoney(0.004)).toBe('< $0.01');
    writeIn('en');
  });

  it('writes dollars', () => {
    expect(formatMoney(1.2)).toBe('$1.20');
    expect(formatMoney(0.004)).toBe('< $0.01');
    expect(formatMoney(0)).toBe('$0.00');
    expect(formatPrice(0.0000002)).toBe('$0.0000002');
    expect(formatPrice(0.44)).toBe('$0.44');
  });
});
