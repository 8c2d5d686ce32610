import { stringifyEntityRef } from '@backstage/catalog-model';
import { ComponentType, ReactNode } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { pipelineRouteRef } from '../../routes';
import { Root } from '../common/Root';
import { Overview } from '../overview/Overview';
import { PipelineView } from '../pipeline/PipelineView';

/** What a frontend system draws around a page; the overview has no name of its own. */
export type Shell = ComponentType<{ pipeline?: string; children: ReactNode }>;

/** The pages of the plugin inside the shell of a frontend system. */
export function PipelineHealthRoutes(props: { shell: Shell }) {
  const { shell: PageShell } = props;
  return (
    <Routes>
      <Route
        path={pipelineRouteRef.path}
        element={<PipelinePage shell={PageShell} />}
      />
      <Route
        path="*"
        element={
          <PageShell>
            <Root>
              <Overview />
            </Root>
          </PageShell>
        }
      />
    </Routes>
  );
}

function PipelinePage(props: { shell: Shell }) {
  const { shell: PageShell } = props;
  const { kind = '', namespace = '', name = '' } = useParams();
  const entityRef = stringifyEntityRef({ kind, namespace, name });
  return (
    <PageShell pipeline={name}>
      <Root>
        <PipelineView key={entityRef} entityRef={entityRef} />
      </Root>
    </PageShell>
  );
}
