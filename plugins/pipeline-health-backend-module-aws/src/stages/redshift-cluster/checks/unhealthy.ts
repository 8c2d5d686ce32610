import { severityInMost } from '../../../judging';
import { ClusterCheck } from '../context';
import { thresholds } from '../thresholds';

export const unhealthy: ClusterCheck = {
  id: 'unhealthy',
  description:
    'Redshift asks every cluster each minute whether it answers. During maintenance it does not count.',
  run({ samples, readings, thresholds: lines, inventory }) {
    const maintained = new Set(
      (samples.maintenance ?? [])
        .filter(({ value }) => value > 0)
        .map(({ at }) => at),
    );
    const severity = severityInMost({
      samples: (samples.health ?? []).filter(({ at }) => !maintained.has(at)),
      period: 60,
      threshold: thresholds.health,
      lines: lines.health,
    });
    return severity
      ? {
          severity,
          title: 'The cluster does not answer: queries and loads fail',
          evidence: {
            healthStatus: readings.health?.value ?? 0,
            status: inventory.status,
            ...(readings.health && { measuredAt: readings.health.at }),
          },
          remedy:
            'Look at the events of the cluster and at its CPU and disk; reboot it when it hangs, and open a case with AWS when it stays so.',
        }
      : undefined;
  },
};
