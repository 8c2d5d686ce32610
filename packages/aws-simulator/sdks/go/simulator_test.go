// The simulated AWS as the Go SDK sees it. AWS_ENDPOINT_URL names its address.
package simulator

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	sqstypes "github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go"
)

// recorder remembers the protocol that requests are written in.
type recorder struct{ protocols []string }

func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	r.protocols = append(r.protocols, request.Header.Get("Smithy-Protocol"))
	return http.DefaultTransport.RoundTrip(request)
}

func configure(t *testing.T) (aws.Config, *recorder) {
	t.Helper()
	// A client of our own cannot carry a bundle of certificates, and needs none here.
	t.Setenv("AWS_CA_BUNDLE", "")
	wire := &recorder{}
	configuration, err := config.LoadDefaultConfig(context.Background(),
		config.WithRegion("eu-central-1"),
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("test", "test", "")),
		config.WithHTTPClient(&http.Client{Transport: wire}),
		config.WithRetryMaxAttempts(1),
	)
	if err != nil {
		t.Fatal(err)
	}
	return configuration, wire
}

func TestCloudWatchGivesBackWhatWasPut(t *testing.T) {
	configuration, wire := configure(t)
	client := cloudwatch.NewFromConfig(configuration)
	minute := time.Now().UTC().Truncate(time.Minute)
	at := minute.Add(-10 * time.Minute)
	_, err := client.PutMetricData(context.Background(), &cloudwatch.PutMetricDataInput{
		Namespace: aws.String("Go"),
		MetricData: []types.MetricDatum{
			{MetricName: aws.String("Size"), Timestamp: &at, Values: []float64{0.25, 12}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := client.GetMetricData(context.Background(), &cloudwatch.GetMetricDataInput{
		StartTime: aws.Time(minute.Add(-20 * time.Minute)),
		EndTime:   &minute,
		MetricDataQueries: []types.MetricDataQuery{{
			Id: aws.String("sum"),
			MetricStat: &types.MetricStat{
				Metric: &types.Metric{Namespace: aws.String("Go"), MetricName: aws.String("Size")},
				Period: aws.Int32(60),
				Stat:   aws.String("Sum"),
			},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	result := answer.MetricDataResults[0]
	if len(result.Values) != 1 || result.Values[0] != 12.25 || !result.Timestamps[0].Equal(at) {
		t.Errorf("got %v at %v", result.Values, result.Timestamps)
	}
	for _, protocol := range wire.protocols {
		if protocol != "rpc-v2-cbor" {
			t.Errorf("a request came in %q", protocol)
		}
	}
}

func TestCloudWatchRefusesByName(t *testing.T) {
	configuration, _ := configure(t)
	client := cloudwatch.NewFromConfig(configuration)
	now := time.Now()
	_, err := client.GetMetricData(context.Background(), &cloudwatch.GetMetricDataInput{
		StartTime:         &now,
		EndTime:           aws.Time(now.Add(-time.Minute)),
		MetricDataQueries: []types.MetricDataQuery{},
	})
	var refusal smithy.APIError
	if !errors.As(err, &refusal) || refusal.ErrorFault() != smithy.FaultClient {
		t.Fatalf("got %v", err)
	}
}

func TestQueuesMoveMessages(t *testing.T) {
	configuration, _ := configure(t)
	client := sqs.NewFromConfig(configuration)
	ctx := context.Background()
	queue, err := client.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: aws.String("go")})
	if err != nil {
		t.Fatal(err)
	}
	// The SDK itself compares the checksum of the body with that of the answer.
	if _, err = client.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl: queue.QueueUrl, MessageBody: aws.String("an order"),
	}); err != nil {
		t.Fatal(err)
	}
	received, err := client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: queue.QueueUrl})
	if err != nil || len(received.Messages) != 1 || *received.Messages[0].Body != "an order" {
		t.Fatalf("got %v, %v", received, err)
	}
	_, err = client.GetQueueUrl(ctx, &sqs.GetQueueUrlInput{QueueName: aws.String("nobodys")})
	var unknown *sqstypes.QueueDoesNotExist
	if !errors.As(err, &unknown) {
		t.Errorf("got %v", err)
	}
}
