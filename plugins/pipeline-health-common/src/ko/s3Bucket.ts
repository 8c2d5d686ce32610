import { couldNotAsk } from './shared';

/** Buckets and prefixes of S3. */
export const s3Bucket = {
  title: 'S3 버킷',
  inventory: {
    bucket: '버킷',
    prefix: '접두사',
    role: '역할',
    contents: '내용',
    'contents.bytes': '내용 크기',
    failed: '전송 실패 문서',
    'failed.bytes': '전송 실패 문서 크기',
    folders: '폴더',
  },
  finding: {
    'failed-documents': {
      title:
        '최근 하루 동안 전송 실패 문서가 들어왔습니다. 최근 문서 {{age}} 전',
      title_arriving_other:
        '전송 실패 문서가 들어오고 있습니다: 최근 1시간 객체 {{count}}개, 최근 문서 {{age}} 전',
      'title_at-least_other':
        '전송 실패 문서가 들어오고 있습니다: 최근 1시간 객체 {{count}}개 이상, 최근 문서 {{age}} 전',
      title_missed:
        '전송 실패 문서가 들어오는지 알 수 없습니다: {{prefix}} 아래를 모두 조회하지 못했습니다',
      remedy:
        '최신 객체의 errorCode와 errorMessage를 확인하세요. 전송 대상이나 변환을 고친 뒤 객체의 rawData를 다시 보내세요.',
      remedy_missed:
        '새 문서를 조회할 수 있게 수명 주기 규칙으로 오래된 실패 문서를 지우거나 키가 시각으로 시작하게 하세요.',
    },
    'no-new-objects': {
      title: '{{age}}째 새 객체가 없습니다',
      'title_at-least': '{{age}} 이상 새 객체가 없습니다',
      title_none: '접두사 아래에 객체가 없습니다',
      title_usual_other:
        '{{datasets}}에 {{age}} 이상 새 객체가 없습니다. 평소 이 시간에는 들어옵니다',
      title_missed:
        '최신 객체가 언제 들어왔는지 알 수 없습니다: {{prefix}} 아래를 모두 조회하지 못했습니다',
      remedy: '여기에 쓰는 쪽이 무엇이고 왜 멈췄는지 확인하세요.',
      remedy_usual:
        '여기에 쓰는 쪽이 무엇이고 왜 멈췄는지 확인하세요. 의도한 것이라면 인시던트를 확인 처리하거나, 임계값 newestObjectAge로 최신 객체가 얼마나 오래되어도 되는지 지정하세요.',
      remedy_missed:
        '새 객체를 조회할 수 있게 키가 dt=2026-03-02/처럼 날짜로 시작하게 하거나 객체가 더 적은 접두사를 지정하세요.',
    },
    'less-than-usual': {
      title:
        '{{prefix}}에 들어온 양이 평소보다 {{less}} 적습니다: {{value}}, 평소 {{usual}}',
      title_anew:
        '다시 쓰인 뒤 {{prefix}}의 양이 {{less}} 줄었습니다: {{value}}, 이전 {{usual}}',
      remedy:
        '여기에 쓰는 쪽을 확인하세요. 읽을 데이터가 들어왔는지, 중간에 끊기지 않았는지 보고 빠진 데이터를 다시 쓰게 하세요.',
    },
    listing: {
      'no-order':
        '{{prefix}} 아래에 객체가 {{count}}개보다 많고, 키만으로는 새 객체를 알 수 없습니다.',
      'too-many':
        '최근 {{window}} 동안 {{prefix}} 아래에 객체가 {{count}}개보다 많이 들어왔습니다.',
      'more-folders':
        '폴더가 {{folders}}개, 객체가 {{objects}}개보다 많습니다.',
      'not-looked-into': '폴더 {{count}}개 중 {{looked}}개만 확인했습니다.',
      older: '더 오래된 객체는 조회하지 않았습니다.',
      and: '{{first}} {{rest}}',
    },
    'could-not-ask': couldNotAsk({
      failed: '전송 실패 문서 폴더(새로 들어오는지)',
      contents: '접두사 아래 객체(최신 객체가 언제 것인지)',
      folders: '바로 아래 폴더(어느 폴더에 전송 실패 문서가 있는지)',
    }),
  },
};
