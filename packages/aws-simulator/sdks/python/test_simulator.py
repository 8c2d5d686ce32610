"""The simulated AWS as boto3 sees it. AWS_ENDPOINT_URL names its address."""

import json
import unittest
from datetime import datetime, timedelta, timezone

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

session = boto3.Session(
    aws_access_key_id="test",
    aws_secret_access_key="test",
    region_name="eu-central-1",
)
once = Config(retries={"max_attempts": 0})
minute = datetime.now(timezone.utc).replace(second=0, microsecond=0)


class CloudWatch(unittest.TestCase):
    def setUp(self):
        self.cloudwatch = session.client("cloudwatch", config=once)
        self.addCleanup(self.cloudwatch.close)

    def test_gives_back_what_was_put(self):
        at = minute - timedelta(minutes=10)
        self.cloudwatch.put_metric_data(
            Namespace="Python",
            MetricData=[
                {"MetricName": "Size", "Timestamp": at, "Values": [0.25, 12]},
            ],
        )
        answer = self.cloudwatch.get_metric_data(
            StartTime=minute - timedelta(minutes=20),
            EndTime=minute,
            MetricDataQueries=[
                {
                    "Id": statistic.lower(),
                    "MetricStat": {
                        "Metric": {"Namespace": "Python", "MetricName": "Size"},
                        "Period": 60,
                        "Stat": statistic,
                    },
                }
                for statistic in ("Sum", "SampleCount")
            ],
        )
        results = {each["Id"]: each for each in answer["MetricDataResults"]}
        self.assertEqual(results["sum"]["Values"], [12.25])
        self.assertEqual(results["sum"]["Timestamps"], [at])
        self.assertEqual(results["samplecount"]["Values"], [2])

    def test_pages_through_metrics(self):
        self.cloudwatch.put_metric_data(
            Namespace="Python/Many",
            MetricData=[
                {"MetricName": f"m{number:03}", "Value": number, "Timestamp": minute}
                for number in range(600)
            ],
        )
        pages = self.cloudwatch.get_paginator("list_metrics").paginate(
            Namespace="Python/Many"
        )
        sizes = [len(page["Metrics"]) for page in pages]
        self.assertEqual(sizes, [500, 100])

    def test_refuses_by_name(self):
        with self.assertRaises(ClientError) as refused:
            self.cloudwatch.get_metric_data(
                StartTime=minute,
                EndTime=minute - timedelta(minutes=1),
                MetricDataQueries=[],
            )
        error = refused.exception.response
        self.assertEqual(error["ResponseMetadata"]["HTTPStatusCode"], 400)
        self.assertIn("Validation", error["Error"]["Code"])


class Queues(unittest.TestCase):
    def test_moves_messages(self):
        sqs = session.client("sqs", config=once)
        self.addCleanup(sqs.close)
        url = sqs.create_queue(QueueName="python")["QueueUrl"]
        body = json.dumps({"order": "김치 찌개"}, ensure_ascii=False)
        sqs.send_message(QueueUrl=url, MessageBody=body)
        (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
        self.assertEqual(message["Body"], body)
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        depth = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
        self.assertEqual(
            depth["Attributes"]["ApproximateNumberOfMessagesNotVisible"], "0"
        )
        with self.assertRaises(sqs.exceptions.QueueDoesNotExist):
            sqs.get_queue_url(QueueName="nobodys")


if __name__ == "__main__":
    unittest.main()
