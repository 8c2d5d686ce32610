/** What somebody does after a change: as told, nothing when `down`, as at first when `up`. */
export function switched<T extends object>(
  change: 'up' | 'down' | T | undefined,
  current: T | undefined,
  first: T | undefined,
): T | undefined {
  switch (change) {
    case undefined:
      return current;
    case 'up':
      return first;
    case 'down':
      return undefined;
    default:
      return change;
  }
}
