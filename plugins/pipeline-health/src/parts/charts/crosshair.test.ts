import { createCrosshair, nearestIndex } from './crosshair';

describe('a crosshair', () => {
  it('tells all who share it of the time somebody points at, once', () => {
    const crosshair = createCrosshair();
    const told = jest.fn();
    const leave = crosshair.subscribe(told);
    crosshair.pointAt(5);
    crosshair.pointAt(5);
    expect([crosshair.at(), told.mock.calls.length]).toEqual([5, 1]);
    leave();
    crosshair.pointAt(undefined);
    expect([crosshair.at(), told.mock.calls.length]).toEqual([undefined, 1]);
  });
});

describe('nearestIndex', () => {
  it.each([
    [-5, 0],
    [14, 0],
    [16, 1],
    [25, 1],
    [99, 3],
  ])('of the time %s is %s', (time, index) => {
    expect(nearestIndex([10, 20, 30, 40], time)).toBe(index);
  });

  it('is none where there is no time', () => {
    expect(nearestIndex([], 5)).toBeUndefined();
    expect(nearestIndex([7], 5)).toBe(0);
  });
});
