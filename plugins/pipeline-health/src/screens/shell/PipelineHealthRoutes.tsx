import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ComponentType,
  lazy,
  ReactNode,
  Suspense,
  useEffect,
  useRef,
} from 'react';
import {
  Route,
  Routes,
  NavigationType,
  useNavigationType,
  useParams,
} from 'react-router-dom';
import {
  onCallRouteRef,
  operationsRouteRef,
  pipelineRouteRef,
} from '../../routes';
import { LoadingBlocks } from '../../parts/LoadingBlocks';
import { Root } from '../../parts/Root';
import { Overview } from '../overview/Overview';
import { useTranslate } from '../../translation/useTranslate';
import { Operations } from '../operations/Operations';
import { NoSuchPage } from './NoSuchPage';
import { PipelineView } from '../pipeline/PipelineView';

const OnCall = lazy(() => import('../onCall/OnCall'));

/** What a frontend system draws around a page; the overview has no name of its own. */
export type Shell = ComponentType<{ page?: string; children: ReactNode }>;

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
        path={operationsRouteRef.path}
        element={<OperationsPage shell={PageShell} />}
      />
      <Route
        path={onCallRouteRef.path}
        element={<OnCallPage shell={PageShell} />}
      />
      <Route
        index
        element={
          <PageShell>
            <Root>
              <Overview />
            </Root>
          </PageShell>
        }
      />
      <Route
        path="*"
        element={
          <PageShell>
            <Root>
              <NoSuchPage />
            </Root>
          </PageShell>
        }
      />
    </Routes>
  );
}

function OperationsPage(props: { shell: Shell }) {
  const { shell: PageShell } = props;
  const t = useTranslate();
  return (
    <PageShell page={t('operations.title')}>
      <Root>
        <Operations />
      </Root>
    </PageShell>
  );
}

function OnCallPage(props: { shell: Shell }) {
  const { shell: PageShell } = props;
  const t = useTranslate();
  return (
    <PageShell page={t('onCall.title')}>
      <Root>
        <Suspense fallback={<LoadingBlocks heights={[40, 280, 96]} />}>
          <OnCall />
        </Suspense>
      </Root>
    </PageShell>
  );
}

function PipelinePage(props: { shell: Shell }) {
  const { shell: PageShell } = props;
  const { kind = '', namespace = '', name = '' } = useParams();
  const entityRef = stringifyEntityRef({ kind, namespace, name });
  useBeginAtTop(entityRef);
  return (
    <PageShell page={name}>
      <Root>
        <PipelineView key={entityRef} entityRef={entityRef} />
      </Root>
    </PageShell>
  );
}

/** A new page begins at its top; back and reload find the place where it was. */
function useBeginAtTop(page: string) {
  const navigation = useRef(useNavigationType());
  useEffect(() => {
    if (navigation.current !== NavigationType.Pop) {
      window.scrollTo(0, 0);
    }
  }, [page]);
}
