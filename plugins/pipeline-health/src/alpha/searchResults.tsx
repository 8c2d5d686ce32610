import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import MonitorHeartIcon from '@mui/icons-material/MonitorHeartOutlined';
import { PIPELINE_DOCUMENT_TYPE } from '@pipeline-health/plugin-pipeline-health-common';

export const pipelineSearchResult = SearchResultListItemBlueprint.make({
  params: {
    predicate: ({ type }) => type === PIPELINE_DOCUMENT_TYPE,
    component: () =>
      import('../screens/search/PipelineSearchResult').then(
        m => m.PipelineSearchResult,
      ),
  },
});

export const pipelineResultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: PIPELINE_DOCUMENT_TYPE,
    name: 'Pipelines',
    icon: <MonitorHeartIcon />,
  },
});
