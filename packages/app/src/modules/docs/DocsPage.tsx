import {
  Content,
  ErrorPanel,
  Link,
  MarkdownContent,
  Progress,
} from '@backstage/core-components';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import {
  Chapter,
  nameOf,
  PAGE,
  readChapters,
  readPage,
  targetOf,
} from './readDocs';

/** The documentation of Pipeline Health beside the portal that it is about. */
export const DocsPage = () => {
  const { pathname, hash } = useLocation();
  const name = nameOf(pathname);
  const fetchApi = useApi(fetchApiRef);
  const chapters = useRead(
    useCallback(() => readChapters(fetchApi), [fetchApi]),
  );
  const page = useRead(
    useCallback(() => readPage(fetchApi, name), [fetchApi, name]),
  );
  const text = typeof page === 'string' ? page : undefined;
  useEffect(() => {
    if (text) {
      headingOf(hash)?.scrollIntoView();
    }
  }, [text, hash]);

  return (
    <Content>
      <Box display="flex" flexWrap="wrap" gridGap={32}>
        <Box component="nav" aria-label="Documentation" flex="0 0 220px">
          {Array.isArray(chapters) &&
            chapters.map(each => <ChapterLinks key={each.title} {...each} />)}
        </Box>
        <Box component="article" flex="1 1 480px" minWidth={0} maxWidth={960}>
          {page === undefined && <Progress />}
          {page instanceof Error && <ErrorPanel error={page} />}
          {text && (
            <MarkdownContent
              content={text}
              transformLinkUri={href => targetOf(name, href)}
              transformImageUri={src => targetOf(name, src)}
            />
          )}
        </Box>
      </Box>
    </Content>
  );
};

function ChapterLinks({ title, pages }: Chapter) {
  return (
    <Box marginBottom={2}>
      {pages.length > 1 && (
        <Typography variant="subtitle2" component="h2">
          {title}
        </Typography>
      )}
      <Box component="ul" margin={0} padding={0} style={{ listStyle: 'none' }}>
        {pages.map(page => (
          <li key={page.name}>
            <Link to={`${PAGE}/${page.name}`}>{page.title}</Link>
          </li>
        ))}
      </Box>
    </Box>
  );
}

/** What is read: undefined until it is, an error where it cannot be. */
function useRead<T>(read: () => Promise<T>): T | Error | undefined {
  const [answer, setAnswer] = useState<T | Error>();
  useEffect(() => {
    let left = false;
    setAnswer(undefined);
    read().then(
      found => !left && setAnswer(found),
      error => !left && setAnswer(error),
    );
    return () => {
      left = true;
    };
  }, [read]);
  return answer;
}

const bare = (id: string) => id.replace(/^#/, '').replace(/-+/g, '-');

/** The heading that the end of an address means, which writes fewer hyphens than the id has. */
function headingOf(hash: string): Element | undefined {
  return [...document.querySelectorAll('article :is(h1, h2, h3, h4)')].find(
    ({ id }) => hash && bare(id) === bare(hash),
  );
}
