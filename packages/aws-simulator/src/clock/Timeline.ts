/** Something that changes with time by itself, step by step. */
export interface TimelineParticipant {
  step(now: number): void;
}

/**
 * Cuts time into equal steps and lets every participant live through each of
 * them in order, however seldom anybody looks. What happens is therefore the
 * same at every speed.
 */
export class Timeline {
  readonly stepMilliseconds: number;
  readonly #participants: TimelineParticipant[] = [];
  #next: number;

  constructor(options: { start: number; stepMilliseconds: number }) {
    this.stepMilliseconds = options.stepMilliseconds;
    const step = options.stepMilliseconds;
    this.#next = Math.floor(options.start / step) * step + step;
  }

  add(participant: TimelineParticipant): void {
    this.#participants.push(participant);
  }

  /** Lives through every step up to and including `now`. */
  catchUp(now: number): void {
    while (this.#next <= now) {
      for (const participant of this.#participants) {
        participant.step(this.#next);
      }
      this.#next += this.stepMilliseconds;
    }
  }
}
