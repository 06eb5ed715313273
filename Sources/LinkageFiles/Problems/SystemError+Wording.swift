public import LinkageGraph

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SystemError: LinkageError {
  /// Why the system refused, to be read after a colon.
  public var problem: LocalizedText {
    switch number {
    case ENOENT: LocalizedText("no such file or folder", "không có tệp hoặc thư mục này")
    case EEXIST:
      LocalizedText("something of that name is there already", "đã có mục trùng tên")
    case EACCES, EPERM: LocalizedText("permission denied", "không có quyền")
    case EISDIR: LocalizedText("it is a folder", "đây là một thư mục")
    case ENOTDIR:
      LocalizedText("a part of the path is not a folder", "đường dẫn đi qua chỗ không phải thư mục")
    case EROFS: LocalizedText("the disk can only be read", "ổ đĩa chỉ cho đọc")
    case ENOSPC, EDQUOT: LocalizedText("no space is left", "không còn chỗ trống trên đĩa")
    case EFBIG: LocalizedText("the file would be too large", "tệp quá lớn")
    case ENAMETOOLONG: LocalizedText("the name is too long", "tên quá dài")
    case ELOOP: LocalizedText("too many symbolic links", "quá nhiều liên kết tượng trưng")
    case EBADF: LocalizedText("it is not open", "chưa được mở")
    case EIO: LocalizedText("the device reports an error", "thiết bị báo lỗi")
    case EPIPE: LocalizedText("nobody reads any more", "không còn ai đọc")
    default: LocalizedText(reason, "lỗi hệ thống số \(number)")
    }
  }
}
