extension CanThoPreset {
  /// The targets of Cần Thơ's Plan 53/KH-UBND of 2023 as `targets.csv`, with the figures that were reported since.
  ///
  /// Other than the organizations, the plan and the figures are real. A figure belongs to a territory: in July 2025 the city was
  /// merged with Hậu Giang and Sóc Trăng, and the targets are those of the city before.
  public var plan: String? { Self.developmentPlan }

  private static let developmentPlan = """
    năm,chỉ tiêu,so sánh,loại hình,xếp loại,sản phẩm,mục tiêu,đến mức,phạm vi,nguồn,ghi chú
    2024,phạm vi,là,,,,,,Cần Thơ trước tháng 7/2025,,Bộ dữ liệu hư cấu này có chín quận huyện cũ
    2024,số tổ chức,là,hợp tác xã,,,183,,Cần Thơ trước tháng 7/2025,"Liên minh HTX thành phố, tháng 9/2024",Chỉ hợp tác xã nông nghiệp
    2024,tham gia,là,hợp tác xã,,,52,,Cần Thơ trước tháng 7/2025,"Liên minh HTX thành phố, tháng 9/2024",Trên 183 hợp tác xã nông nghiệp; không phải trên số xếp loại tốt và khá như kế hoạch
    2026,số tổ chức,là,hợp tác xã,,,745,,Cần Thơ từ tháng 7/2025,"Thành phố Cần Thơ mới, tháng 2/2026",Sau khi sáp nhập Hậu Giang và Sóc Trăng
    2026,số tổ chức,là,liên hiệp hợp tác xã,,,8,,Cần Thơ từ tháng 7/2025,"Thành phố Cần Thơ mới, tháng 2/2026",Sau khi sáp nhập Hậu Giang và Sóc Trăng
    2030,số tổ chức,khoảng,tổ hợp tác,,,2000,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,số thành viên,trên,tổ hợp tác,,,80000,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,số tổ chức,ít nhất,hợp tác xã,,,400,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,số thành viên,trên,hợp tác xã,,,40000,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,số tổ chức,ít nhất,liên hiệp hợp tác xã,,,5,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,hợp tác xã thành viên của liên hiệp,ít nhất,,,,20,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,xếp loại tốt|khá,trên,,,,60%,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,Thông tư 01/2020/TT-BKHĐT không xếp loại tổ hợp tác
    2030,tham gia,ít nhất,,tốt|khá,,55%,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,công nghệ cao,từ … đến,hợp tác xã,,,80,100,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,tiêu thụ trong nước,theo dõi,,,lúa gạo,,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,Kế hoạch yêu cầu phát triển chuỗi nhưng không nêu số
    2030,xuất khẩu trực tiếp,theo dõi,,,lúa gạo,,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,tiêu thụ trong nước,theo dõi,,,trái cây,,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,xuất khẩu trực tiếp,theo dõi,,,trái cây,,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,tiêu thụ trong nước,theo dõi,,,thủy sản,,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2030,xuất khẩu trực tiếp,theo dõi,,,thủy sản,,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2045,số thành viên,ít nhất,,,,20%,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,Trên dân số thành phố
    2045,xếp loại tốt|khá,trên,,,,90%,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,Kế hoạch ghi là hoạt động hiệu quả
    2045,tham gia,ít nhất,,tốt|khá,,80%,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,
    2045,chuyển đổi số,tất cả,,,,,,Cần Thơ trước tháng 7/2025,Kế hoạch 53/KH-UBND năm 2023,"Kế hoạch ghi là ứng dụng công nghệ, trước hết là chuyển đổi số"

    """
}
