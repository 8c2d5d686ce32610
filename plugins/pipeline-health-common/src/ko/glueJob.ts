import { jobs } from './jobs';
import { couldNotAsk } from './shared';

/** Jobs of Glue. */
export const glueJob = {
  title: 'Glue 작업',
  inventory: {
    type: '유형',
    description: '설명',
    script: '스크립트',
    glueVersion: 'Glue 버전',
    workerType: '워커 타입',
    numberOfWorkers: '워커 수',
    maxCapacity: 'DPU',
    executionClass: '실행 클래스',
    autoScaling: '자동 확장',
    timeoutSeconds: '제한 시간',
    maxRetries: '재시도 횟수',
    maxConcurrentRuns: '최대 동시 실행',
    queuesRuns: '실행 대기열 사용',
    schedules: '일정',
    triggers: '트리거',
    bookmarkOption: '북마크 설정',
    bookmark: '북마크',
    connections: '연결',
    unclearArguments: '입력·출력이 불분명한 인수',
    metrics: '메트릭 게시',
    role: '역할',
    createdAt: '생성',
    updatedAt: '변경',
  },
  finding: {
    ...jobs,
    'streaming-stopped': {
      title: '스트리밍 작업이 실행된 적이 없습니다',
      title_ended: '스트리밍 작업이 {{stopped}}째 멈춰 있습니다',
      remedy:
        '작업을 시작하세요. 스트림에 레코드가 남아 있는 동안에는 체크포인트부터 이어서 처리합니다.',
    },
    overdue: {
      ...jobs.overdue,
      remedy:
        '작업을 수동으로 시작하고, 트리거가 활성화되어 있는지와 역할을 위임받을 수 있는지 확인하세요.',
      remedy_indirect:
        '앞에서 실행되는 작업과 크롤러를 확인하세요. 하나가 실패했거나, 시작되지 않았거나, 끝나지 않아 이 작업의 트리거가 동작하지 않았습니다.',
    },
    'start-refused': {
      title_other:
        '이전 실행이 진행 중이라 시작 {{count}}회가 거부됨, 마지막 {{due}}',
      remedy:
        '실행이 시작 간격보다 긴 {{took}} 걸리는 이유를 확인하세요. 워커를 늘리거나, 읽는 양을 줄이거나, 덜 자주 시작하거나, 실행 대기열을 사용하세요.',
    },
    waiting: {
      title: '실행이 {{waiting}}째 시작을 기다리고 있습니다',
      remedy:
        'DPU 할당량과 연결 서브넷의 남은 IP 주소를 확인하고, 필요 없는 실행을 중지하세요.',
      title_flex: 'FLEX 실행이 {{waiting}}째 여유 용량을 기다리고 있습니다',
      remedy_flex:
        'FLEX는 여유 용량이 있을 때 시작합니다. 기다리거나, 늦으면 안 되는 작업은 STANDARD 실행 클래스를 쓰세요.',
      title_queued: '실행이 {{waiting}}째 이전 실행을 기다리고 있습니다',
      remedy_queued:
        '이전 실행이 끝나면 자동으로 시작합니다. 이전 실행이 오래 걸리는 이유를 확인하거나 시작 간격을 늘리세요.',
    },
    'long-run': {
      ...jobs['long-run'],
      remedy:
        'Spark UI나 연속 로그에서 멈춘 스테이지를 찾으세요. 한쪽에 몰린 조인, 작은 파일이 많은 입력, 대상의 잠금이 원인일 수 있습니다.',
    },
    'rules-failed': {
      ...jobs['rules-failed'],
      remedy:
        '실행의 데이터 품질 탭에서 위반한 규칙을 확인하세요. 데이터를 만드는 쪽이나 규칙을 고치고 작업을 다시 실행하세요.',
    },
    'memory-short': {
      title: '마지막 실행에서 드라이버 메모리의 {{used}} 사용',
      remedy:
        '작은 파일 목록처럼 드라이버로 데이터를 모으는 부분을 찾으세요. 파일을 묶거나(groupFiles) 더 큰 워커 타입을 쓰세요.',
    },
    'bookmark-stands': {
      title: '최근 성공한 실행 {{count}}회 동안 북마크가 움직이지 않았습니다',
      title_never:
        '북마크를 켰지만 최근 성공한 실행 {{count}}회 모두 커밋하지 않았습니다',
      remedy:
        '스크립트에서 job.init()과 job.commit()을 호출하고, 소스마다 transformation_ctx를 지정하고, 동시 실행을 1로 제한하세요. 그런 다음 중복으로 쓰인 데이터를 제거하세요.',
    },
    'reads-nothing': {
      title: '마지막 실행이 성공했지만 읽은 레코드가 없습니다',
      title_usually:
        '마지막 실행이 성공했지만 읽은 레코드가 없습니다. 평소 {{usual}}건',
      remedy:
        '스크립트가 읽는 위치에 새 파일이 있는지 확인하세요. 있다면 북마크와 비교하세요. 북마크보다 오래된 파일은 건너뜁니다.',
    },
    'reads-little': {
      title:
        '마지막 실행이 평소 레코드의 {{share}}만 읽었습니다: 평소 {{usual}}건, 이번 {{read}}건',
      remedy:
        '입력을 쓰는 쪽을 확인하세요. 파일이 없거나, 잘렸거나, 아직 쓰이지 않았습니다. 파일이 준비되면 다시 읽게 하세요. 북마크가 있다면 그 이전부터 읽게 하세요.',
    },
    'trigger-off': {
      title: '트리거 {{trigger}}이(가) 활성화되어 있지 않습니다',
      remedy: '활성화하세요. 다른 것이 작업을 시작한다면 삭제하세요.',
    },
    'bookmark-races': {
      title: '동시에 실행되는 {{count}}개가 북마크 하나를 함께 쓸 수 있습니다',
      remedy: '북마크를 쓰는 동안 최대 동시 실행을 1로 설정하세요.',
    },
    'long-timeout': {
      title: '실행이 멈춰도 {{timeout}} 지나야 중단됩니다',
      remedy: '제한 시간을 평소 소요 시간의 몇 배로 설정하세요.',
    },
    'no-metrics': {
      title: '작업이 메트릭을 게시하지 않습니다',
      remedy:
        '--enable-metrics와 --enable-observability-metrics를 설정하세요. CloudWatch 사용자 지정 메트릭 요금이 나올 수 있습니다.',
    },
    'schedule-unreadable': {
      ...jobs['schedule-unreadable'],
      remedy: 'cron(15 6 * * ? *)처럼 필드 여섯 개의 cron으로 쓰세요.',
    },
    'could-not-ask': couldNotAsk({
      runs: '실행 기록(실패 여부)',
      triggers: '트리거(지연 여부)',
      bookmark: '북마크(진행 여부)',
      warehouses: '연결(적재 대상 웨어하우스)',
      observability: '메트릭(워커 활용도)',
    }),
  },
};
