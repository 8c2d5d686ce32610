import { SearchDocument } from '@backstage/plugin-search-common';
import MonitorHeartIcon from '@mui/icons-material/MonitorHeartOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { PipelineDocument } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { DataTime } from '../../parts/DataTime';
import { HealthBadge } from '../../parts/HealthBadge';
import { Root } from '../../parts/Root';

/** A pipeline among the results of a search, in line with the others: how it was, and when that was read. */
export function PipelineSearchResult(props: { result?: SearchDocument }) {
  const { result } = props;
  if (!result) {
    return null;
  }
  const { title, location, health, headline, asOf }: Partial<PipelineDocument> =
    result;
  return (
    <Root>
      <Box sx={{ display: 'flex' }}>
        <Box aria-hidden sx={{ flex: '0 0 56px', color: 'text.secondary' }}>
          <MonitorHeartIcon />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 1,
            }}
          >
            <Link component={RouterLink} to={location ?? ''} variant="h6">
              {title}
            </Link>
            {health && <HealthBadge health={health} />}
            <DataTime at={asOf || undefined} step={60_000} />
          </Box>
          {headline && <Box sx={{ overflowWrap: 'anywhere' }}>{headline}</Box>}
        </Box>
      </Box>
    </Root>
  );
}
