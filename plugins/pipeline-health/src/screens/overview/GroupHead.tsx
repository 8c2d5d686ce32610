import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import {
  Health,
  HEALTHS,
  PipelineGroup,
  PipelineGrouping,
} from '@pipeline-health/plugin-pipeline-health-common';
import { nameOf } from '../../format/entityName';
import { formatCount } from '../../format/number';
import { HealthIcon } from '../../parts/HealthIcon';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { useTranslate } from '../../translation/useTranslate';

/** The head of a group: whose it is, and how many have which health; it folds the group. */
export function GroupHead(props: {
  group: PipelineGroup;
  groupBy: PipelineGrouping;
  isFolded: boolean;
  onFold(): void;
}) {
  const t = useTranslate();
  const { group, groupBy, isFolded, onFold } = props;
  const without = groupBy === 'owner' ? 'list.noOwner' : 'list.noSystem';
  const name =
    group.value === undefined ? t(without) : nameOf(group.value, group.title);
  const counted = HEALTHS.filter(health => group.counts[health] > 0);
  const countOf = (health: Health) => formatCount(group.counts[health]);
  return (
    <ButtonBase
      aria-expanded={!isFolded}
      onClick={onFold}
      sx={{
        width: '100%',
        height: 32,
        gap: 1,
        justifyContent: 'flex-start',
        fontSize: 13,
        fontWeight: 600,
      }}
    >
      <ExpandMoreIcon
        aria-hidden
        sx={{ fontSize: 20, transform: isFolded ? 'rotate(-90deg)' : 'none' }}
      />
      <Box
        component="span"
        sx={{
          minWidth: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {name}
      </Box>
      {counted.map(health => (
        <Box
          component="span"
          key={health}
          sx={{
            display: 'inline-flex',
            alignItems: 'center',
            gap: 0.5,
            fontWeight: 400,
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          <HealthIcon health={health} size={16} />
          {countOf(health)}
          <VisuallyHidden> {t(`health.${health}`)}</VisuallyHidden>
        </Box>
      ))}
    </ButtonBase>
  );
}
