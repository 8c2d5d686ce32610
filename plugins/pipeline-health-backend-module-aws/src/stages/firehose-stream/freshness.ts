import { bufferSeconds, FirehoseSetup } from './context';
import { Lines } from '../../judging';
import { thresholds } from './thresholds';

/** A stream may fall behind by this many buffer intervals before it is critical. */
const BUFFER_INTERVALS = 3;

/**
 * The lines for the age of the oldest record: waiting for the buffer to fill is
 * normal, however long the stream was told to wait.
 */
export function freshnessLines(setup: FirehoseSetup): Lines {
  const buffer = bufferSeconds(setup);
  const { dataFreshness, freshnessBeyondBuffer } = setup.thresholds;
  const beyond = (line: number | undefined) =>
    line === undefined ? undefined : buffer + line;
  return {
    warning: dataFreshness.warning ?? beyond(freshnessBeyondBuffer.warning),
    critical:
      dataFreshness.critical === thresholds.dataFreshness.critical
        ? Math.max(dataFreshness.critical ?? 0, BUFFER_INTERVALS * buffer)
        : dataFreshness.critical ?? beyond(freshnessBeyondBuffer.critical),
  };
}
