import { DAY, MINUTE } from '../packing';
import { SampleStore } from '../SampleStore';
import { RollUp, ROLL_UPS } from './packedSpan';
import { preferFuller, RolledStep, rollUp } from './rollUp';
import { RollUpStore } from './RollUpStore';

/** How long each resolution is kept, in milliseconds. */
export interface Kept {
  samples: number;
  fiveMinuteRollUps: number;
}

/** In which resolution a series can be read, and since when. */
interface Resolution {
  /** Milliseconds */
  step: number;
  /** Epoch milliseconds */
  since: number;
  /** Absent: as it was measured. */
  rollUp?: RollUp;
}

/** Reads series in the resolution that a window deserves. */
export class StepReader {
  constructor(
    private readonly stores: { samples: SampleStore; rollUps: RollUpStore },
    private readonly kept: Kept,
  ) {}

  /** Since when there is what was measured, epoch milliseconds. */
  detailSince(now: number): number {
    return keptSince(this.kept.samples, now);
  }

  /**
   * The resolution in which to read so long steps from a time on: the coarsest
   * that they are made of, since fewer rows tell as much. Where none so fine is
   * kept any more, the finest there is, whose step is longer then.
   */
  resolutionFor(step: number, from: number, now: number): Resolution {
    const kept = [
      { step: MINUTE, since: this.detailSince(now) },
      {
        step: ROLL_UPS.fiveMinutes.step,
        since: keptSince(this.kept.fiveMinuteRollUps, now),
        rollUp: ROLL_UPS.fiveMinutes,
      },
      { step: ROLL_UPS.hours.step, since: 0, rollUp: ROLL_UPS.hours },
    ].filter(({ since }) => since <= from);
    return kept.findLast(it => step % it.step === 0) ?? kept[0];
  }

  /** What is known of a series from one time to another, in order. */
  async steps(
    seriesId: number,
    resolution: Resolution,
    { from, to }: { from: number; to: number },
  ): Promise<RolledStep[]> {
    const { samples, rollUps } = this.stores;
    if (!resolution.rollUp) {
      return rollUp(await samples.hours(seriesId, from, to), resolution.step);
    }
    const unpacked = await samples.unpacked(seriesId, from, to);
    return preferFuller(
      await rollUps.steps(seriesId, resolution.rollUp, from, to),
      rollUp(unpacked, resolution.step),
    );
  }
}

/** Whole days are dropped. */
function keptSince(kept: number, now: number): number {
  return Math.max(0, Math.floor((now - kept) / DAY) * DAY);
}
