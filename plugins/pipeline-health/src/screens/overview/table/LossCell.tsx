import { useTheme } from '@mui/material/styles';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { lossUrgency, secondsLeft } from '../../../format/lossClock';
import { toneOfUrgency } from '../../../hooks/useLossClock';
import { useNow } from '../../../hooks/useNow';
import { LossClock } from '../../../parts/LossClock';
import { healthTone } from '../../../theme/healthTone';

const MINUTE = 60_000;

/** The clock of a row, and how much of the time that data is kept for is used up. */
export function LossCell(props: { pipeline: PipelineSummary }) {
  const { pipeline } = props;
  return (
    <>
      <LossClock {...pipeline} />
      {pipeline.retentionSeconds !== undefined && <Used {...props} />}
    </>
  );
}

/** A thin bar; the clock above says it in words. */
function Used(props: { pipeline: PipelineSummary }) {
  const now = useNow(MINUTE);
  const theme = useTheme();
  const { pipeline } = props;
  const { retentionSeconds: kept = 0 } = pipeline;
  const left = secondsLeft(pipeline, now);
  if (left === undefined || kept <= 0) {
    return null;
  }
  const share = Math.min(1, Math.max(0, 1 - left / kept));
  const tone = toneOfUrgency(lossUrgency(pipeline, left));
  return (
    <div aria-hidden data-testid="retention-used" className="used">
      <div
        style={{
          width: `${share * 100}%`,
          borderColor: tone && healthTone(theme, tone).line,
        }}
      />
    </div>
  );
}
