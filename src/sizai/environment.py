"""Every setting that an installation may change, typed and explained. `sizai settings` prints this table."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Environment(BaseSettings):
    """Read from environment variables (and from `SIZAI_HOME/sizai.env` by the command line)."""

    model_config = SettingsConfigDict(env_prefix="SIZAI_", extra="ignore", populate_by_name=True)

    home: Path = Field(Path("var"), description="全部数据（数据库、文件、密钥、搜索）所在的文件夹")
    database_url: str = Field(
        "",
        validation_alias="DATABASE_URL",
        description="留空用内嵌 SQLite；postgresql://用户:口令@主机:端口/库",
    )
    redis_url: str = Field(
        "", validation_alias="REDIS_URL", description="多台服务器时的队列与缓存；留空用内嵌的"
    )
    port: int = Field(8000, validation_alias="PORT", description="服务端口")
    host: str = Field("127.0.0.1", description="监听地址；只有放在 nginx 或 Caddy 后面才改")
    workers: int = Field(2, description="服务进程数")
    allowed_hosts: str = Field("localhost,127.0.0.1,[::1]", description="允许的域名，逗号分开")
    https: bool = Field(False, description="在 HTTPS 之后运行：安全 Cookie、HSTS")
    require_two_factor: bool = Field(True, description="工作人员必须开启两步验证（演示库里关闭）")
    idle_minutes: int = Field(20, description="共用电脑上多少分钟不动就退出")
    max_upload_mb: int = Field(50, description="一个证据文件或表格的大小上限（MB）")
    key: str = Field("", description="字段加密的密钥（32 字节的十六进制）；留空用 home/keys/field.key")
    backup_passphrase_file: Path | None = Field(None, description="定时备份的口令文件；留空不做定时备份")
    backup_dir: Path | None = Field(None, description="定时备份放在哪里；留空为 home/backups")
    backup_keep: int = Field(14, description="定时备份保留几份")
    debug: bool = Field(False, description="只供开发")

    @property
    def root(self) -> Path:
        """`home` as an absolute path."""
        return self.home.expanduser().resolve()


def load() -> Environment:
    """The environment of this process; values of `home/sizai.env` stand behind real variables."""
    first = Environment()
    return Environment(_env_file=first.root / "sizai.env", _env_file_encoding="utf-8", home=first.home)
