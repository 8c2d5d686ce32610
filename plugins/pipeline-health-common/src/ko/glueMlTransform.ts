import { couldNotAsk } from './shared';

const teach =
  '레이블 파일을 생성해 레이블을 달고, 가져온 뒤 변환을 평가하세요.';

/** FindMatches transforms of Glue. */
export const glueMlTransform = {
  title: 'Glue FindMatches 변환',
  inventory: {
    name: '이름',
    description: '설명',
    status: '상태',
    type: '유형',
    primaryKey: '기본 키',
    columnCount: '컬럼 수',
    labelCount: '레이블 수',
    precisionRecallTradeoff: '정밀도 우선 정도',
    accuracyCostTradeoff: '정확도 우선 정도',
    enforceProvidedLabels: '레이블 강제 적용',
    glueVersion: 'Glue 버전',
    workerType: '워커 타입',
    numberOfWorkers: '워커 수',
    maxCapacity: 'DPU',
    timeoutSeconds: '제한 시간',
    maxRetries: '재시도 횟수',
    encrypted: '암호화',
    role: '역할',
    createdAt: '생성',
    updatedAt: '변경',
  },
  finding: {
    'input-table': {
      title: '변환이 읽는 테이블 {{table}}이(가) 없습니다',
      title_gone: '변환이 읽는 테이블 {{table}}의 데이터가 없어졌습니다',
      remedy: '{{look}}',
    },
    'not-ready': {
      title: '변환이 알 수 없는 상태({{status}})입니다',
      title_NOT_READY: '변환이 매칭할 준비가 되지 않았습니다',
      title_untaught:
        '변환이 준비되지 않았습니다: 레이블로 학습한 적이 없습니다',
      title_DELETING: '변환이 삭제되는 중입니다',
      remedy: 'Glue에서 변환을 확인하세요.',
      remedy_NOT_READY: teach,
      remedy_untaught: teach,
      remedy_DELETING:
        '의도한 것이 아니라면 변환을 새로 만들고 내보낸 레이블을 가져오세요.',
    },
    'task-failed': {
      title_other: '{{type}} 작업 {{count}}회 연속 실패: {{cause}}',
      remedy: '{{remedy}}',
    },
    'schema-drift': {
      title_other:
        '{{table}}의 컬럼 {{count}}개가 더는 변환과 맞지 않습니다: {{columns}}',
      remedy:
        '테이블의 컬럼을 되돌리거나, 새 컬럼에 맞는 변환을 만들어 내보낸 레이블로 학습하세요.',
    },
    precision: {
      title:
        '{{name}}이(가) 매칭한 100건 중 {{wrong}}건이 틀립니다{{evaluated}}',
      remedy:
        '비슷해 보이지만 다른 쌍에 레이블을 더 달아 가져온 뒤 다시 평가하세요. 또는 재현율이 낮아지더라도 PrecisionRecallTradeoff를 1 쪽으로 올리세요{{tradeoff}}.',
    },
    recall: {
      title:
        '실제로 같은 100쌍 중 {{wrong}}쌍을 {{name}}이(가) 놓칩니다{{evaluated}}',
      remedy:
        '달라 보이지만 같은 쌍에 레이블을 더 달아 가져온 뒤 다시 평가하세요. 또는 정밀도가 낮아지더라도 PrecisionRecallTradeoff를 0 쪽으로 내리세요{{tradeoff}}.',
    },
    'quality-dropped': {
      title_precision:
        '{{at}} 평가 이후 정밀도가 {{before}}에서 {{value}}(으)로 떨어졌습니다',
      title_recall:
        '{{at}} 평가 이후 재현율이 {{before}}에서 {{value}}(으)로 떨어졌습니다',
      remedy:
        '그사이 바뀐 것을 확인하세요. 가져온 레이블, 입력 컬럼, 새로운 종류의 레코드, PrecisionRecallTradeoff일 수 있습니다. 레이블을 내보내 잘못 판단한 쌍을 살펴보고, 비슷한 쌍에 레이블을 더 단 뒤 다시 평가하세요.',
      remedy_precision:
        '그사이 바뀐 것을 확인하세요. 가져온 레이블, 입력 컬럼, 새로운 종류의 레코드, PrecisionRecallTradeoff일 수 있습니다. 그때까지 {{name}}의 매칭 결과를 확인 없이 합치지 마세요. 비슷해 보이지만 다른 쌍에 레이블을 더 달고 다시 평가하세요.',
    },
    'never-evaluated': {
      title: '매칭 품질을 알 수 없습니다: 평가를 실행한 적이 없습니다',
      remedy:
        '변환을 평가하세요(StartMLEvaluationTaskRun). 몇 분 걸리며 레이블이 필요합니다.',
    },
    'few-labels': {
      title_other:
        '정밀도와 재현율이 레이블 {{count}}개로만 계산되어 믿기 어렵습니다',
      remedy:
        '레이블 파일을 생성해 같은 레코드와 비슷해 보이기만 하는 레코드에 레이블을 더 달고, 가져온 뒤 다시 평가하세요. 수백 개면 시작하기에 충분합니다.',
    },
    'labels-not-evaluated': {
      title:
        '마지막 평가 뒤에 레이블을 가져왔습니다: 정밀도와 재현율은 그 전 값입니다',
      remedy: '변환을 평가하세요.',
    },
    look: '테이블을 만드는 쪽을 확인하세요. 크롤러가 나눴거나 이름을 바꿨을 수 있습니다.',
    look_crawler:
      '테이블을 만드는 크롤러 {{crawler}}을(를) 확인하세요. 테이블을 나눴거나 이름을 바꿨을 수 있습니다.',
    evaluated: ' ({{ago}} 전 평가)',
    tradeoff: ' (현재 {{tradeoff}})',
    'could-not-ask': couldNotAsk({
      tasks: '작업 기록(실패 여부)',
      inputs: '입력 테이블(스키마가 아직 맞는지)',
    }),
  },
};
