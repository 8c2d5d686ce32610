import { shortNames } from './shortNames';

const short = (...names: string[]) => [...shortNames(names, 20).values()];

describe('shortNames', () => {
  it('leaves a name that fits as it is', () => {
    expect(short('music-events')).toEqual(['music-events']);
  });

  it('cuts in the middle, so that the ending which tells the role is read', () => {
    expect(
      short('payments-settlement-eu', 'payments-settlement-eu-dlq'),
    ).toEqual(['payments-s…lement-eu', 'payments-s…nt-eu-dlq']);
  });

  it('keeps apart what differs only in the middle', () => {
    const names = ['north', 'south', 'west'].map(
      it => `acme-production-orders-${it}-intake-queue`,
    );
    const texts = short(...names);
    expect(new Set(texts).size).toBe(3);
    expect(texts[0]).toBe('acme-…north-intake-…');
  });

  it('writes the whole name where no cut keeps it apart', () => {
    const one = `${'a'.repeat(30)}1${'b'.repeat(30)}1${'c'.repeat(30)}`;
    const texts = short(one, one.replace(/1c/, '2c'), one.replace(/1b/, '2b'));
    expect(new Set(texts).size).toBe(3);
  });

  it('gives stages of the same name the same text', () => {
    expect(short('music-events', 'music-events')).toEqual(['music-events']);
  });
});
