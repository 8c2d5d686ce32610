import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { stageTitle } from '../../format/stageTitle';
import { useMessageText, useMessageTexts } from '../../hooks/useMessageText';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';

/** Who is told when the pipeline breaks while nobody looks. */
export function WhoIsToldPanel(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const textsOf = useMessageTexts();
  const { stages, whoIsTold } = props.pipeline;
  if (!whoIsTold) {
    return null;
  }
  const { message, text, alarms } = whoIsTold;
  const titleOf = (arn: string) => {
    const stage = stages.find(each => each.arn === arn);
    return stage ? stageTitle(stage) : arn;
  };
  return (
    <Panel title={t('pipeline.whoIsTold')}>
      <Typography sx={{ fontSize: 14, fontWeight: 600 }}>
        {textOf(message, text)}
      </Typography>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          mt: alarms.length ? 1 : 0,
          p: 0,
          fontSize: 13,
          lineHeight: '20px',
          overflowWrap: 'anywhere',
        }}
      >
        {alarms.map(({ stage, alarm, reasons, messages }) => (
          <Box component="li" key={`${stage} ${alarm}`} sx={{ mt: 1 }}>
            {alarm} · {titleOf(stage)}
            <Box sx={{ color: 'text.secondary' }}>
              {textsOf(messages, reasons).join('. ')}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
