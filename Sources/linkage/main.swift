import LinkageCommand

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

exit(LinkageProgram.run(arguments: Array(CommandLine.arguments.dropFirst())))
