"""Frigate's tables that the stand-in has, under Frigate's names."""

from peewee import (
    BooleanField,
    CharField,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
)
from playhouse.sqlite_ext import JSONField

from frigate._standin import RELEASE


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


ALL = [Recordings, RecordingsToDelete, ReviewSegment, User]

if RELEASE >= (0, 16):

    class UserReviewStatus(Model):
        user_id = CharField(max_length=30)
        review_segment = ForeignKeyField(ReviewSegment, backref="user_reviews")
        has_been_reviewed = BooleanField(default=False)

        class Meta:
            indexes = ((("user_id", "review_segment"), True),)

    ALL.append(UserReviewStatus)
