const HOUR = 3_600_000;
const MORNING = 9;

/** Until when people mostly want not to be told, in epoch milliseconds. */
export function snoozeChoices(
  now: number,
): { name: 'hour' | 'fourHours' | 'morning'; until: number }[] {
  return [
    { name: 'hour', until: now + HOUR },
    { name: 'fourHours', until: now + 4 * HOUR },
    { name: 'morning', until: nextMorning(now) },
  ];
}

/** The next morning in the zone of whoever looks, whatever the clocks were set to in the night. */
function nextMorning(now: number): number {
  const morning = new Date(now);
  morning.setHours(MORNING, 0, 0, 0);
  if (morning.getTime() <= now) {
    morning.setDate(morning.getDate() + 1);
  }
  return morning.getTime();
}
