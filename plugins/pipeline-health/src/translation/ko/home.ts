import { homeMessages } from '../homeMessages';
import { Translated } from './Translated';

export const home: Translated<typeof homeMessages> = {
  title: '지금 급한 파이프라인',
  quiet: '급한 파이프라인이 없습니다',
  quietBody_other: '파이프라인 {{count}}개 모두 정상입니다.',
  all: '전체 파이프라인',
  more_other: '이상 있는 파이프라인 {{count}}개 더 보기',
};
