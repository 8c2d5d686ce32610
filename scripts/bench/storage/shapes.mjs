/** Numbers that seem random and are the same in each run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How many of something happen in a minute, when so many do on average. */
function eventsOf(random, mean) {
  let left = Math.exp(-mean);
  let count = 0;
  for (let share = random(); share > left; share *= random()) count += 1;
  return count;
}

function noise(random) {
  return (
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  );
}

/** A day has a busy time. */
const busy = minute => 1 + 0.6 * Math.sin((minute * 2 * Math.PI) / 1440);

/**
 * What metrics of pipelines look like, and how many of a hundred look so. Each
 * tells the value of a minute, one minute after the other; undefined: none.
 */
export const SHAPES = [
  { name: 'silent', share: 20, of: () => () => undefined },
  { name: 'always nothing', share: 20, of: () => () => 0 },
  { name: 'constant', share: 5, of: () => () => 345_600 },
  {
    name: 'small whole numbers',
    share: 15,
    of: random => () => eventsOf(random, 2),
  },
  {
    name: 'traffic by the day',
    share: 15,
    of: random => minute =>
      Math.max(0, Math.round(500 * busy(minute) + 30 * noise(random))),
  },
  {
    name: 'bytes by the day',
    share: 5,
    of: random => minute =>
      Math.max(0, Math.round(1e6 * busy(minute) + 6e4 * noise(random))),
  },
  {
    name: 'backlog',
    share: 5,
    of: random => {
      let waiting = 0;
      return minute =>
        (waiting = Math.max(
          0,
          waiting + eventsOf(random, 4 * busy(minute)) - eventsOf(random, 4.2),
        ));
    },
  },
  {
    name: 'age of the oldest',
    share: 5,
    of: random => {
      let age = 0;
      return () => (age = random() < 0.1 ? 0 : age + 60);
    },
  },
  {
    name: 'ratio, mostly one',
    share: 5,
    of: random => () => random() < 0.97 ? 1 : 1 - eventsOf(random, 2) / 100,
  },
  {
    name: 'noisy average',
    share: 5,
    of: random => minute => 12 * busy(minute) + noise(random),
  },
];

/** So many series, of each shape as many as its share; `valueAt` has to be asked minute by minute. */
export function seriesOf(count) {
  const series = [];
  for (const { name, share, of } of SHAPES) {
    const number = Math.round((share * count) / 100);
    for (let index = 0; index < number; index += 1) {
      const id = series.length + 1;
      series.push({ id, shape: name, valueAt: of(randomFrom(id * 7919)) });
    }
  }
  return series;
}
