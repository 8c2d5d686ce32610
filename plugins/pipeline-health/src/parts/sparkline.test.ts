import { sparkline } from './sparkline';

describe('sparkline', () => {
  it('draws from the lowest to the highest value', () => {
    expect(sparkline([0, 5, 10], 100, 20)).toEqual({
      path: 'M0 20L50 10L100 0',
      dots: [],
    });
  });

  it('draws what stands until it changes as steps', () => {
    expect(sparkline([0, 5, null, 10, 10], 100, 20, true).path).toBe(
      'M0 20H25V10M75 0H100V0',
    );
  });

  it('breaks at a missing value', () => {
    expect(sparkline([0, 10, null, 10, 5], 100, 20).path).toBe(
      'M0 20L25 0M75 0L100 10',
    );
  });

  it('marks values that no line reaches, such as one for each crawl', () => {
    expect(sparkline([0, null, 10, null, 10], 100, 20)).toEqual({
      path: '',
      dots: [
        { x: 0, y: 20 },
        { x: 50, y: 0 },
        { x: 100, y: 0 },
      ],
    });
    expect(sparkline([null, 4, null], 100, 20).dots).toEqual([{ x: 50, y: 0 }]);
  });

  it('lies flat on the ground for nothing but zeros', () => {
    expect(sparkline([0, 0], 100, 20).path).toBe('M0 20L100 20');
  });

  it('is empty when there is no value', () => {
    expect(sparkline([null, null], 100, 20)).toEqual({ path: '', dots: [] });
  });
});
