import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ComponentType,
  lazy,
  ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
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
import { NoSuchPage } from './NoSuchPage';
import { Named, titleOf } from '../../format/pageTitle';

const OnCall = lazy(() => import('../onCall/OnCall'));
const Operations = lazy(async () => {
  const { Operations: Screen } = await import('../operations/Operations');
  return { default: Screen };
});
const PipelineView = lazy(async () => {
  const { PipelineView: Screen } = await import('../pipeline/PipelineView');
  return { default: Screen };
});

/**
 * What a frontend system draws around a page; the overview has no name of its
 * own. The title is for the tab of the browser.
 */
export type Shell = ComponentType<{
  page?: string;
  title: string;
  children: ReactNode;
}>;

/** The pages of the plugin inside the shell of a frontend system. */
export function PipelineHealthRoutes(props: { shell: Shell }) {
  const { shell: PageShell } = props;
  const title = useTranslate()('page.title');
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
          <PageShell title={title}>
            <Root>
              <Overview />
            </Root>
          </PageShell>
        }
      />
      <Route
        path="*"
        element={
          <PageShell title={title}>
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
    <PageShell
      page={t('operations.title')}
      title={titleOf(t('page.title'), { title: t('operations.title') })}
    >
      <Root>
        <Suspense fallback={<LoadingBlocks heights={[96, 280]} />}>
          <Operations />
        </Suspense>
      </Root>
    </PageShell>
  );
}

function OnCallPage(props: { shell: Shell }) {
  const { shell: PageShell } = props;
  const t = useTranslate();
  return (
    <PageShell
      page={t('onCall.title')}
      title={titleOf(t('page.title'), { title: t('onCall.title') })}
    >
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
  const t = useTranslate();
  const [named, setNamed] = useState<Named>();
  const known = named?.entityRef === entityRef ? named : { title: name };
  return (
    <PageShell page={known.title} title={titleOf(t('page.title'), known)}>
      <Root>
        <Suspense fallback={<LoadingBlocks heights={[160, 168, 280]} />}>
          <PipelineView
            key={entityRef}
            entityRef={entityRef}
            onNamed={setNamed}
          />
        </Suspense>
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
