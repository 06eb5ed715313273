import Foundation

exit(BenchmarkProgram.run(arguments: Array(CommandLine.arguments.dropFirst())))
