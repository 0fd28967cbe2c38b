"""Frigate's tables that the stand-in has, under Frigate's names."""

from peewee import (
    BooleanField,
    CharField,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)
from playhouse.sqlite_ext import JSONField

from frigate._standin import RELEASE


class Event(Model):
    id = CharField(null=False, primary_key=True, max_length=30)
    label = CharField(index=True, max_length=20)
    sub_label = CharField(max_length=100, null=True)
    camera = CharField(index=True, max_length=20)
    start_time = DateTimeField()
    end_time = DateTimeField()
    top_score = FloatField()
    score = FloatField()
    false_positive = BooleanField()
    zones = JSONField()
    thumbnail = TextField()
    has_clip = BooleanField(default=True)
    has_snapshot = BooleanField(default=True)
    region = JSONField()
    box = JSONField()
    area = IntegerField()
    retain_indefinitely = BooleanField(default=False)
    ratio = FloatField(default=1.0)
    plus_id = CharField(max_length=30)
    model_hash = CharField(max_length=32)
    detector_type = CharField(max_length=32)
    model_type = CharField(max_length=32)
    data = JSONField()


class Timeline(Model):
    timestamp = DateTimeField()
    camera = CharField(index=True, max_length=20)
    source = CharField(index=True, max_length=20)
    source_id = CharField(index=True, max_length=30)
    class_type = CharField(max_length=50)
    data = JSONField()


class Recordings(Model):
    id = CharField(null=False, primary_key=True, max_length=30)
    camera = CharField(index=True, max_length=20)
    path = CharField(unique=True)
    start_time = DateTimeField()
    end_time = DateTimeField()
    duration = FloatField()
    motion = IntegerField(null=True)
    objects = IntegerField(null=True)
    dBFS = IntegerField(null=True)  # noqa: N815 - Frigate's column
    segment_size = FloatField(default=0)  # MB
    regions = IntegerField(null=True)
    if RELEASE >= (0, 18):
        motion_heatmap = JSONField(null=True)
    if RELEASE >= (0, 19):
        stream_type = CharField(max_length=8, default="main")
        has_audio = BooleanField(null=True)
        audio_rate = IntegerField(null=True)
        audio_codec = TextField(null=True)
        video_codec = TextField(null=True)
        keyframes = JSONField(null=True)  # milliseconds from the segment's start


class RecordingsToDelete(Model):
    id = CharField(null=False, primary_key=False, max_length=30)

    class Meta:
        temporary = True


class ReviewSegment(Model):
    id = CharField(null=False, primary_key=True, max_length=30)
    camera = CharField(index=True, max_length=20)
    start_time = DateTimeField()
    end_time = DateTimeField()
    if RELEASE < (0, 16):
        has_been_reviewed = BooleanField(default=False)
    severity = CharField(max_length=30)  # alert, detection
    thumb_path = CharField(unique=True)
    data = JSONField()


class Previews(Model):
    id = CharField(null=False, primary_key=True, max_length=30)
    camera = CharField(index=True, max_length=20)
    path = CharField(unique=True)
    start_time = DateTimeField()
    end_time = DateTimeField()
    duration = FloatField()


class Export(Model):
    id = CharField(null=False, primary_key=True, max_length=30)
    camera = CharField(index=True, max_length=20)
    name = CharField(index=True, max_length=100)
    date = DateTimeField()
    video_path = CharField(unique=True)
    thumb_path = CharField(unique=True)
    in_progress = BooleanField()
    if RELEASE >= (0, 18):
        export_case_id = CharField(null=True, max_length=30)


class User(Model):
    username = CharField(null=False, primary_key=True, max_length=30)
    if RELEASE >= (0, 16):
        role = CharField(max_length=20, default="admin")
    password_hash = CharField(null=False, max_length=120)
    if RELEASE >= (0, 17):
        password_changed_at = DateTimeField(null=True)
    notification_tokens = JSONField()

    @classmethod
    def get_allowed_cameras(
        cls, role: str, roles_dict: dict[str, list[str]], all_camera_names: set[str]
    ) -> list[str]:
        if role not in roles_dict:
            return []
        named = roles_dict[role]
        return (
            [name for name in named if name in all_camera_names]
            if named
            else list(all_camera_names)
        )


ALL = [Event, Export, Previews, Recordings, RecordingsToDelete, ReviewSegment, Timeline, User]

if RELEASE >= (0, 16):

    class UserReviewStatus(Model):
        user_id = CharField(max_length=30)
        review_segment = ForeignKeyField(ReviewSegment, backref="user_reviews")
        has_been_reviewed = BooleanField(default=False)

        class Meta:
            indexes = ((("user_id", "review_segment"), True),)

    ALL.append(UserReviewStatus)
