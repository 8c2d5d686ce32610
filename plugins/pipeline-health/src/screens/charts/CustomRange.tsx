import { useState } from 'react';
import { serverNow } from '../../clock/serverClock';
import { fitSpan, TimeSpan } from '../../clock/timeSpan';
import { fromLocalInput, toLocalInput } from '../../format/localInput';
import { FormDialog } from '../../parts/FormDialog';
import { FormField } from '../../parts/FormField';
import { useTranslate } from '../../translation/useTranslate';

/** Asks from when to when the charts should reach. */
export function CustomRange(props: {
  span: TimeSpan;
  onChange(span: TimeSpan): void;
  onClose(): void;
}) {
  const t = useTranslate();
  const { span, onChange, onClose } = props;
  const [from, setFrom] = useState(() => toLocalInput(span.fromMs));
  const [to, setTo] = useState(() => toLocalInput(span.toMs));
  const [sent, setSent] = useState(false);
  const [fromMs, toMs] = [from, to].map(text =>
    Date.parse(fromLocalInput(text) ?? ''),
  );
  const missing = (at: number) =>
    sent && Number.isNaN(at) ? t('chart.timeMissing') : undefined;
  const backwards =
    sent && toMs <= fromMs ? t('chart.timesBackwards') : undefined;
  const field = {
    type: 'datetime-local',
    InputLabelProps: { shrink: true },
  } as const;
  return (
    <FormDialog
      title={t('chart.custom')}
      about={t('chart.customAbout')}
      confirm={t('chart.customShow')}
      busy={false}
      onClose={onClose}
      onSend={() => {
        setSent(true);
        if (toMs > fromMs) {
          onChange(fitSpan({ fromMs, toMs }, serverNow()));
          onClose();
        }
      }}
    >
      <FormField
        {...field}
        label={t('chart.from')}
        value={from}
        problem={missing(fromMs)}
        onChange={setFrom}
      />
      <FormField
        {...field}
        label={t('chart.to')}
        value={to}
        problem={missing(toMs) ?? backwards}
        onChange={setTo}
      />
    </FormDialog>
  );
}
